import type { ScreenTab } from '../../../workbench/parts/tab-frame.tsx'

export const tab: ScreenTab = { path: 'archive', label: '归档', roles: ['office', 'observer', 'administrator'], load: async () => (await import('./archive-page.tsx')).ArchivePage }
