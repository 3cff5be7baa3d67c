/** Where the cards lead: screens of other features, by their addresses. */
export const links = {
  review: (campaign: number, requirement: number, unit: number) => `/campaigns/${campaign}/reports/${requirement}/${unit}`,
  report: (campaign: number, requirement: number, unit: number) => `/campaigns/${campaign}/reports/${requirement}/${unit}`,
  ledger: (campaign: number, filter: Record<string, string> = {}) => withQuery(`/campaigns/${campaign}/ledger`, filter),
  receipts: (campaign: number, filter: Record<string, string> = {}) => withQuery(`/campaigns/${campaign}/receipts`, filter),
  notice: (campaign: number, notice: number, unit: number) => `/campaigns/${campaign}/notices/${notice}?unit=${unit}`,
  reading: (reading: number) => `/readings/${reading}`,
  recipients: (campaign: number) => `/campaigns/${campaign}/notices/1/recipients`,
  plan: (campaign: number, filter: Record<string, string> = {}) => withQuery(`/campaigns/${campaign}/plan`, filter),
}

const withQuery = (path: string, filter: Record<string, string>) => (Object.keys(filter).length === 0 ? path : `${path}?${new URLSearchParams(filter)}`)
