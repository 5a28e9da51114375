/** The parts of the page that come after the first question is on screen: one chunk. What is shown on demand has chunks of its own. */
import './print.css'
import './later.css'

export { default as Committee } from './Committee.svelte'
export { default as Dock } from './Dock.svelte'
export { default as Folds } from './folds/Folds.svelte'
export { default as Grip } from './Grip.svelte'
export { default as Settings } from './Settings.svelte'
export { default as Strategies } from './Strategies.svelte'
export { default as StrategyChip } from './StrategyChip.svelte'
export { default as TopBar } from './TopBar.svelte'
export { default as Notices } from './ui/Notices.svelte'
export { default as Why } from './Why.svelte'
