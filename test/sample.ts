/** As much of a JSON Schema as our own descriptions use. */
export interface Schema {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  default?: unknown
  format?: string
  pattern?: string
  minLength?: number
  minimum?: number
  exclusiveMinimum?: number
}

/** Some value the schema accepts: the smallest, with only what is required. */
export function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.default !== undefined) return schema.default
  const choice = schema.anyOf?.find((each) => each.type !== 'null') ?? schema.oneOf?.[0]
  if (choice) return sampleOf(choice)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((each) => sampleOf(each) as object)) as unknown
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object' || schema.properties)
    return Object.fromEntries((schema.required ?? []).map((key) => [key, sampleOf(schema.properties?.[key] ?? {})]))
  if (type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}))
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1)
  if (type === 'boolean') return false
  if (schema.format === 'date-time') return '2027-05-20T02:00:00.000Z'
  if (schema.format === 'date') return '2027-05-20'
  const texts = ['x'.repeat(Math.max(1, schema.minLength ?? 0)), 'a'.repeat(64), '10000000021', '2027-05-20', '1', 'x@example.invalid']
  return texts.find((text) => !schema.pattern || new RegExp(schema.pattern, 'u').test(text)) ?? texts[0]
}
