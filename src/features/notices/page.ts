/** A row of a page without the total that every row of the query carries. */
export function withoutTotal<Row extends { total: number }>(row: Row): Omit<Row, 'total'> {
  const { total, ...rest } = row
  void total
  return rest
}
