import { writeSession } from '../../core/session/file.ts'
import type { Tree } from '../../core/session/types.ts'
import type { App } from '../app.svelte.ts'
import { lang } from '../lang.svelte.ts'
import { aboutOf } from './about.ts'
import { claimed, Claim } from './claim.ts'
import { answersIn, identityOf, newId, type Identity } from './identity.ts'
import { entryOfHistory, writeNote } from './journal.ts'
import { keepLeft } from './left.ts'
import { listKept, saveKept, type Saved } from './store.ts'

/** Milliseconds between two changes of the address: browsers throw above a hundred in half a minute. */
const PAUSE = 500
/** Milliseconds after a change before anything is written, so that its picture comes first. */
const AFTER = 60
/** Milliseconds of rest after which the small picture is drawn again. */
const REST = 1500
/** Milliseconds that a reloaded page waits for the one before it to let go of the session. */
const PATIENCE = 1500

const searchOf = (link: string): string => (link.includes('?') ? link.slice(link.indexOf('?')) : '')

/** Writes the address and keeps the session in this browser. The widget writes its address alone. */
export class Keeper {
  /** Whether the list of kept sessions is open. */
  listing = $state(false)
  private readonly app: App
  private noteTimer = 0
  private keepTimer = 0
  private drawTimer = 0
  private wrote = -Infinity
  private told: Saved['is'] = 'saved'
  private readonly entry = entryOfHistory() ?? newId()
  private readonly claim = new Claim()
  /** Settles when what this tab left behind is kept. */
  private readonly swept: Promise<void>
  private owned = ''
  private last: Tree | null = null
  private working: Promise<void> = Promise.resolve()

  constructor(app: App) {
    this.app = app
    this.swept = app.embedded ? Promise.resolve() : keepLeft(this.entry)
    addEventListener('pagehide', () => this.note(true))
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden || !this.keepTimer) return
      // A page that is left is hidden last of all: what it noted must not be lost.
      this.note(true)
      if (!this.waits) this.put(app.tree)
    })
  }

  /**
   * The view has changed. What is looked back at is no news of the session: it goes into the address alone, when the person rests,
   * so that scrubbing through a long session writes nothing.
   */
  seen(): void {
    if (!this.app.past.shown) return this.soon()
    clearTimeout(this.keepTimer)
    this.keepTimer = window.setTimeout(() => this.keep(), PAUSE)
  }
  /** Something has changed. Written soon, and again after later changes. */
  soon(): void {
    const { tree } = this.app
    // Another session was opened before the last change of this one was written.
    if (this.last && this.last.spec !== tree.spec) this.put(this.last)
    this.last = tree
    this.noteTimer ||= window.setTimeout(() => this.note(), AFTER)
    const wait = Math.max(AFTER, this.wrote + PAUSE - performance.now())
    this.keepTimer ||= window.setTimeout(() => this.keep(), wait)
    if (this.app.embedded) return
    clearTimeout(this.drawTimer)
    this.drawTimer = window.setTimeout(() => void this.draw(), REST)
  }
  /** Writes what is on screen now, with its picture; settles when that is done. */
  async flush(): Promise<void> {
    if (this.keepTimer) this.keep()
    await this.working
    // Where the code of pictures does not load, the session is kept without one.
    await this.draw().catch(() => {})
    await this.working
  }

  /** The address of a session that waits for its file is not lost for one that nobody has touched. */
  private get waits(): boolean {
    return this.app.opening.awaited !== null && answersIn(this.app.tree) === 0
  }

  /** Where the page is left before this session was kept, the note holds all of it. */
  private note(leaving = false): void {
    clearTimeout(this.noteTimer)
    this.noteTimer = 0
    const { app } = this
    if (app.embedded || this.waits) return
    const { id, given, saved } = identityOf(app.tree.spec)
    const file = leaving && saved !== app.tree ? writeSession(app.tree) : ''
    writeNote(this.entry, { id, given, search: searchOf(app.link()), file })
  }

  private keep(): void {
    clearTimeout(this.keepTimer)
    this.keepTimer = 0
    this.wrote = performance.now()
    if (this.waits) return
    history.replaceState(this.app.embedded ? null : { session: this.entry }, '', this.app.link())
    this.put(this.app.tree)
  }

  private put(tree: Tree, redrawn = false): void {
    if (!this.app.embedded) this.working = this.working.then(() => this.save(tree, redrawn))
  }
  private async save(tree: Tree, redrawn: boolean): Promise<void> {
    const mine = identityOf(tree.spec)
    if (this.owned !== mine.id) this.release()
    if (mine.rev === 0 && mine.saved === null && answersIn(tree) <= mine.given) return
    if (this.owned !== mine.id) await this.own(mine)
    if (tree === mine.saved && !redrawn) return
    const { id, name, picture } = mine
    const result = await saveKept(
      { id, name, picture, changed: Date.now(), ...aboutOf(tree) },
      writeSession(tree),
      mine.rev,
    )
    if (result.is === 'taken') {
      // With the lock in hand it was this tab itself, before it was reloaded.
      if (this.claim.locked) mine.rev = result.rev
      else await this.part(mine)
      return this.save(tree, true)
    }
    if (result.is === 'saved') {
      mine.rev = result.rev
      mine.saved = tree
    }
    this.tellSaved(result.is)
  }

  /** Makes sure that no other tab writes this session; if one does, this tab goes on with one of its own. */
  private async own(mine: Identity): Promise<void> {
    if (await this.claim.take(mine.id, PATIENCE)) this.owned = mine.id
    else await this.part(mine)
  }
  private release(): void {
    this.claim.release()
    this.owned = ''
  }
  private async part(mine: Identity): Promise<void> {
    const { notices } = this.app
    mine.id = newId()
    mine.rev = 0
    mine.name &&= lang.t('kept.copy', { name: mine.name })
    await this.claim.take(mine.id, PATIENCE)
    this.owned = mine.id
    this.note()
    notices.say({ tone: 'info', text: lang.t('kept.elsewhere'), actions: [this.toList()] })
  }

  /** The small picture follows when the person rests. */
  private async draw(): Promise<void> {
    const mine = identityOf(this.app.tree.spec)
    const { pictureOf } = await import('./picture.ts')
    const picture = pictureOf(this.app)
    if (picture === mine.picture || picture === '') return
    mine.picture = picture
    if (mine.rev > 0) this.put(this.app.tree, true)
  }

  /** Offers the session that was kept last, where the address names none. */
  async offer(): Promise<void> {
    if (answersIn(this.app.tree) > 0) return
    await this.swept
    const [all, busy] = await Promise.all([listKept(), claimed()])
    const last = all?.find((k) => !busy.has(k.id))
    if (!all || !last) return
    const { notices } = this.app
    const { openKept, nameOf } = await import('./open.ts')
    const id = notices.say({
      tone: 'info',
      text: lang.t('notice.restored', { data: nameOf(last), n: last.answers }),
      actions: [
        {
          text: lang.t('notice.restore'),
          run: () => {
            notices.dismiss(id)
            void openKept(this.app, last.id)
          },
        },
        ...(all.length > 1 ? [this.toList()] : []),
      ],
    })
  }
  private toList = () => ({ text: lang.t('kept.title'), run: () => void (this.listing = true) })

  /** Says once that this browser keeps nothing. */
  tell(kept: boolean): void {
    if (!kept) this.tellSaved('refused')
  }
  private tellSaved(is: Saved['is']): void {
    const before = this.told
    this.told = is
    if (is === before || is === 'saved' || is === 'taken') return
    if (is === 'refused') this.app.notices.say({ tone: 'warn', text: lang.t('notice.storage') })
    else this.app.notices.say({ tone: 'warn', text: lang.t('kept.full'), actions: [this.toList()] })
  }
}
