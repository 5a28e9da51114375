export function bundleGolden(outDir: string): Promise<string>
export function flat(groups: Readonly<Record<string, Readonly<Record<string, string>>>>): Map<string, string>
export function recorded(): Map<string, string>
