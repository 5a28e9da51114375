import type { App } from './app.svelte.ts'
import { lang } from './lang.svelte.ts'
import { keptSession } from './storage.ts'

/** Offers the session that this browser kept, where the address names none. */
export async function offerKept(app: App): Promise<void> {
  const kept = await keptSession()
  if (!kept) return
  const id = app.notices.say({
    tone: 'info',
    text: lang.t('notice.restored', { data: kept.name, n: kept.answers }),
    actions: [
      {
        text: lang.t('notice.restore'),
        run: () => {
          app.notices.dismiss(id)
          void import('./session-file.ts').then(({ openSession }) =>
            openSession(app, new TextEncoder().encode(kept.text)),
          )
        },
      },
    ],
  })
}
