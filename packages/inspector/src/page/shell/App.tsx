/** The page: a tab a panel, and what concerns all of them. */
import { useEffect, useReducer, useState } from 'preact/hooks'
import { PANELS } from '../panels/index.ts'
import type { Connection } from '../state/connection.ts'
import type { PageState } from '../state/pageState.ts'
import type { Language, Text } from '../texts/language.ts'
import { exactTime } from '../texts/time.ts'
import { Scrubber } from './Scrubber.tsx'
import { shortcut } from './shortcut.ts'

export interface AppProps {
  readonly state: PageState
  readonly connection: Connection
  /** Calls back when something may have changed, at most once a frame. */
  readonly onFrame: (draw: () => void) => () => void
}

type Theme = 'dark' | 'light'

const LINK: Readonly<Record<PageState['link'], Text>> = {
  connecting: { ko: '연결 중', en: 'connecting' },
  open: { ko: '실시간', en: 'live' },
  lost: { ko: '연결 끊김', en: 'lost' },
  ended: { ko: '종료', en: 'ended' },
}

export function App({ state, connection, onFrame }: AppProps) {
  const [, draw] = useReducer((drawn: number) => drawn + 1, 0)
  const [tab, setTab] = useState(() => tabIn(location.hash))
  const [language, setLanguage] = useState<Language>(() => languageOf(stored('language') ?? navigator.language))
  const [theme, setTheme] = useState<Theme>(() => themeOf(stored('theme')))
  useEffect(() => onFrame(() => draw(undefined)), [onFrame])
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme
    store('theme', theme)
  }, [theme])
  useEffect(() => {
    document.documentElement.lang = language
    store('language', language)
  }, [language])
  useEffect(() => {
    const panel = PANELS[tab]
    if (panel !== undefined) history.replaceState(null, '', `#${panel.id}`)
  }, [tab])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const pressed = shortcut(event, PANELS.length)
      switch (pressed?._tag) {
        case undefined:
          return
        case 'tab':
          setTab(pressed.tab)
          break
        case 'theme':
          setTheme((before) => (before === 'dark' ? 'light' : 'dark'))
          break
        case 'language':
          setLanguage((before) => (before === 'ko' ? 'en' : 'ko'))
          break
        case 'step':
          if (state.cursor === undefined) return
          connection.ask({ _tag: 'step', by: pressed.by })
          break
        case 'play':
          if (state.cursor === undefined) return
          connection.ask(state.cursor.isPlaying ? { _tag: 'pause' } : { _tag: 'play', speed: state.cursor.speed })
      }
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [state, connection])

  const panel = PANELS[tab] ?? PANELS[0]
  const { hello } = state
  return (
    <>
      <header>
        <h1>kiwoom-rx</h1>
        <div role="tablist" aria-label="panels">
          {PANELS.map(({ id, title }, index) => (
            <button
              key={id}
              type="button"
              role="tab"
              id={`tab-${id}`}
              aria-selected={panel?.id === id}
              aria-controls="panel"
              title={`${index + 1}`}
              onClick={() => setTab(index)}
            >
              {title[language]}
            </button>
          ))}
        </div>
        <p class="status">
          {hello?.mode._tag === 'live' && <span data-env={hello.mode.env}>{hello.mode.env}</span>}
          {hello?.mode._tag === 'tape' && <span>{hello.mode.file}</span>}
          <span data-link={state.link}>{LINK[state.link][language]}</span>
          {state.at > 0 && <time data-test="time">{exactTime(state.at)}</time>}
          <button type="button" title="l" onClick={() => setLanguage(language === 'ko' ? 'en' : 'ko')}>
            {language === 'ko' ? 'EN' : '한'}
          </button>
          <button type="button" title="t" onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}>
            {theme === 'dark' ? '☀' : '☾'}
          </button>
        </p>
        {hello?.mode._tag === 'tape' && state.cursor !== undefined && (
          <Scrubber tape={hello.mode} cursor={state.cursor} language={language} ask={connection.ask} />
        )}
      </header>
      <main>
        <div id="panel" role="tabpanel" aria-labelledby={`tab-${panel?.id ?? ''}`}>
          {panel !== undefined && <panel.View state={state} language={language} theme={theme} ask={connection.ask} />}
        </div>
      </main>
    </>
  )
}

function tabIn(hash: string): number {
  return Math.max(
    0,
    PANELS.findIndex(({ id }) => `#${id}` === hash),
  )
}

function languageOf(text: string): Language {
  return text.startsWith('ko') ? 'ko' : 'en'
}

function themeOf(text: string | null): Theme {
  if (text === 'dark' || text === 'light') return text
  return matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
}

// A browser may refuse its storage: then the page begins as if it were the first time.
function stored(name: string): string | null {
  try {
    return localStorage.getItem(`kiwoom-rx.${name}`)
  } catch {
    return null
  }
}

function store(name: string, value: string): void {
  try {
    localStorage.setItem(`kiwoom-rx.${name}`, value)
  } catch {
    return
  }
}
