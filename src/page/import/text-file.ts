import { lang } from '../lang.svelte.ts'

/** A text as a file that can be opened. */
export const fileOf = (text: string): File => new File([text], lang.later('dialog.paste.name'))
