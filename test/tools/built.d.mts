/** A folder with the built page, of this run alone. */
export function built(prefix: string): Promise<string>
