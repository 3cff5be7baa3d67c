/** What other features may call. */
export { campaignsOf, findCampaign, raiseRevision, type Campaign } from './campaign.store.ts'
export { permitCampaign, placeOfCampaign, seeCampaign } from './permission.ts'
export { assignmentCounts, assignmentsOf, findRequirement, requirementsOf, type Requirement } from './requirement.store.ts'
export { activitiesOf, modulesOf, type PlannedActivity, type PlannedModule } from './plan.store.ts'
export type { ActivityState, CampaignState } from './plan.rules.ts'
export { dueMoment, momentIn } from './plan.rules.ts'
