import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import puppeteer from 'puppeteer-core'
import { Builder, Capabilities, Key } from 'selenium-webdriver'
import { HUNG } from '../tools/limits.ts'
import { chromiumArgs, chromiumPath } from '../tools/chromium.mjs'

/** What the journeys need of a page, in any browser. */
export interface Tab {
  goto(url: string): Promise<void>
  /** The value of an expression in the page: plain data. */
  value<T>(expression: string): Promise<T>
  /** Presses a key as a person would: a character, or `Escape`. */
  press(key: string): Promise<void>
  /** Clicks the middle of the first element that the selector finds. */
  click(selector: string): Promise<void>
  /** Errors and warnings of the page, where the browser tells them. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

export interface Browser {
  readonly name: string
  /** A page of a profile of its own: nothing is kept from earlier pages. */
  open(): Promise<Tab>
  close(): Promise<void>
}

const SIZE = { width: 1280, height: 800 }

async function viaPuppeteer(name: string, browser: 'chrome' | 'firefox', path: string): Promise<Browser> {
  const launched = await puppeteer.launch({
    browser,
    executablePath: path,
    args: browser === 'chrome' ? chromiumArgs : [],
    defaultViewport: SIZE,
  })
  return {
    name,
    async open() {
      const context = await launched.createBrowserContext()
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (m) => {
        if (m.type() === 'error' || m.type() === 'warn') complaints.push(m.text())
      })
      page.on('pageerror', (e) => complaints.push(String(e)))
      return {
        complaints,
        goto: async (url) => void (await page.goto(url)),
        value: async <T>(expression: string) => (await page.evaluate(expression)) as T,
        press: (key) => page.keyboard.press(key as 'Escape'),
        click: (selector) => page.click(selector),
        close: () => context.close(),
      }
    },
    close: () => launched.close(),
  }
}

/** A port that nobody listens on. */
const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

async function answers(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await fetch(url)
      return
    } catch (error) {
      if (tries === HUNG.step / 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** WebKit has no headless mode: it draws into a virtual screen. Its driver has one session at a time, so each page has a driver. */
async function webkit(path: string): Promise<Browser> {
  return {
    name: 'WebKit',
    async open() {
      const port = await freePort()
      const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], {
        stdio: 'ignore',
        detached: true,
        // Its sandbox needs namespaces, which root in a container does not have.
        env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
      })
      await answers(`http://127.0.0.1:${port}/status`)
      const session = await new Builder()
        .usingServer(`http://127.0.0.1:${port}`)
        .withCapabilities(
          new Capabilities({
            browserName: 'MiniBrowser',
            'webkitgtk:browserOptions': { binary: path, args: ['--automation'] },
          }),
        )
        .build()
      await session.manage().window().setRect(SIZE)
      return {
        // Its protocol does not tell what the console says.
        complaints: [],
        goto: (url) => session.get(url),
        value: <T>(expression: string) => session.executeScript<T>(`return (${expression})`),
        press: (key) =>
          session
            .actions()
            .sendKeys(key === 'Escape' ? Key.ESCAPE : key)
            .perform(),
        click: (selector) => session.findElement({ css: selector }).click(),
        async close() {
          await session.quit()
          if (driver.pid) process.kill(-driver.pid)
        },
      }
    },
    close: async () => {},
  }
}

const first = (places: readonly string[]) => places.find((place) => existsSync(place))

/** Path of an installed Firefox. */
export const firefoxPath = () =>
  process.env.FIREFOX_PATH ??
  first([
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/snap/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ])
/** Path of the small browser of WebKitGTK, which its driver starts. */
export const webkitPath = () =>
  first(
    ['4.1', '4.0'].flatMap((version) =>
      ['x86_64', 'aarch64'].map((cpu) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-${version}/MiniBrowser`),
    ),
  )

const need = (name: string, path: string | undefined): string => {
  if (!path) throw new Error(`${name} is not on this machine`)
  return path
}

export const BROWSERS: readonly { readonly name: string; readonly start: () => Promise<Browser> }[] = [
  { name: 'Chromium', start: () => viaPuppeteer('Chromium', 'chrome', need('Chromium', chromiumPath())) },
  { name: 'Firefox', start: () => viaPuppeteer('Firefox', 'firefox', need('Firefox', firefoxPath())) },
  { name: 'WebKit', start: () => webkit(need('WebKit', webkitPath())) },
]
