/** The parts of the widget that come after the first question is on screen. */
export { default as Sentence } from '../page/Sentence.svelte'
export { default as Foot } from './Foot.svelte'
export { default as Notices } from '../page/ui/Notices.svelte'
