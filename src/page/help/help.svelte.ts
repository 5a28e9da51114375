/** The list of all explanations: whether it is open, and the entry that is read. */
export class Help {
  shown = $state(false)
  topic = $state<string | null>(null)

  open = (topic: string | null = null): void => {
    this.topic = topic
    this.shown = true
  }
  close = (): void => {
    this.shown = false
  }
}
