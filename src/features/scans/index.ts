/** What other features may call. */
export { pagePicture, recogniseFile, recognisedPages, scanProblems, type PagePictureRequest, type ScanFile, type ScanProgress } from './actions.ts'
