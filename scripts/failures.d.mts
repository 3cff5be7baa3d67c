export function explainInstallFailure(output: string): { line: string; details: string }
export function isNetworkFailure(output: string): boolean
export function lastLines(text: string, count: number): string
