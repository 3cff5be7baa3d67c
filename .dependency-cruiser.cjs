/** One direction: doors → actions → rules and store; platform and documents know no feature; features in their order. */
const order = ['units', 'messages', 'scans', 'notices', 'campaigns', 'compositions', 'reporting', 'copying', 'receipts', 'summary', 'compilation', 'archive', 'home']
const later = order.map((feature, index) => ({
  name: `${feature}-imports-no-later-feature`,
  severity: 'error',
  from: { path: `^src/features/${feature}/` },
  to: { path: `^src/features/(${order.slice(index + 1).join('|') || 'none'})/` },
}))
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'platform-knows-no-feature', severity: 'error', from: { path: '^src/platform/' }, to: { path: '^src/(features|main|workbench|portal|documents)/' } },
    { name: 'documents-know-no-feature', severity: 'error', from: { path: '^src/documents/' }, to: { path: '^src/(features|main|workbench|portal)/|^src/platform/(?!errors\\.ts$)' } },
    { name: 'shells-know-no-feature', severity: 'error', from: { path: '^src/(workbench|portal)/' }, to: { path: '^src/(features|main|documents)/' } },
    ...later,
    { name: 'features-through-their-index', severity: 'error', from: { path: '^src/features/([^/]+)/', pathNot: '\\.test\\.tsx?$' }, to: { path: '^src/features/([^/]+)/', pathNot: ['^src/features/$1/', '^src/features/[^/]+/index\\.ts$', '^src/features/[^/]+/workbench/index\\.tsx?$'] } },
    { name: 'rules-are-pure', severity: 'error', from: { path: '^src/features/[^/]+/[^/]*rules\\.ts$' }, to: { pathNot: ['^src/features/[^/]+/(.*rules|permissions|tables|schema)\\.ts$', '^src/platform/errors\\.ts$', '^src/features/notices/reader/', '^src/documents/word/count\\.ts$', '^src/documents/official/(model|numbers|paste|punctuation|.*rules)\\.ts$', '^src/workbench/parts/days\\.ts$', '^zod'], dependencyTypesNot: ['type-only'] } },
    { name: 'screens-use-only-the-api', severity: 'error', from: { path: '^src/features/[^/]+/workbench/' }, to: { path: '^src/(platform|main|portal)/|^src/features/[^/]+/[^/]*(store|actions|api|jobs)\\.ts', dependencyTypesNot: ['type-only'] } },
    { name: 'main-is-the-only-joint', severity: 'error', from: { path: '^src/(?!main/)', pathNot: '\\.test\\.tsx?$' }, to: { path: '^src/main/' } },
    { name: 'no-orphans', severity: 'warn', from: { orphan: true, pathNot: '\\.d\\.ts$|\\.test\\.ts$|tables\\.ts$' }, to: {} },
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' }, enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] } },
}
