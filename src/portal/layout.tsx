import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

const styles = readFileSync(path.join(import.meta.dirname, 'styles.css'), 'utf8')

const icon = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 30'%3E%3Crect width='30' height='30' rx='7' fill='%2317596A'/%3E%3Cpath d='M11 7v13m-4-4 4 4 4-4M19 23V10m-4 4 4-4 4 4' fill='none' stroke='%23fff' stroke-width='2.200'/%3E%3C/svg%3E"

export interface PageProps {
  /** Name of the organisation, at the top and the foot. */
  organisation: string
  title: string
  description: string
  /** Where the main menu stands. */
  menu: readonly { label: string; href: string; on: boolean }[]
  /** Whom to ask, at the foot. */
  contact: string | null
  /** Large-text edition 大字版: root 125 %. */
  large: boolean
  /** Address of this page without the large-text mark. */
  address: string
  children: ReactNode
}

/** One public page as a whole HTML document. No script; styles stand in the page, so that it opens with one request. */
export function renderPage(props: PageProps): string {
  return `<!doctype html>${renderToStaticMarkup(<Page {...props} />)}`
}

function Page({ organisation, title, description, menu, contact, large, address, children }: PageProps) {
  const other = large ? address : `${address}${address.includes('?') ? '&' : '?'}large=1`
  return (
    <html lang="zh-CN" style={large ? { fontSize: '125%' } : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title}</title>
        <link rel="icon" href={icon} />
        <meta name="description" content={description} />
        <meta property="og:title" content={title} />
        <meta property="og:description" content={description} />
        <meta property="og:type" content="website" />
        <style dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <body>
        <a className="skip" href="#main">跳到正文</a>
        <header>
          <div className="topb"><div className="w">
            <a className="org" href={large ? '/?large=1' : '/'}>
              <svg width="32" height="32" viewBox="0 0 30 30" aria-hidden="true"><rect width="30" height="30" rx="7" fill="#17596A" /><path d="M11 7v12.500M6.800 15.600 11 19.800l4.200-4.200" fill="none" stroke="#fff" strokeWidth="2.200" strokeLinecap="round" strokeLinejoin="round" /><path d="M19 23V10.500M14.800 14.400 19 10.200l4.200 4.200" fill="none" stroke="#9CCBD4" strokeWidth="2.200" strokeLinecap="round" strokeLinejoin="round" /></svg>
              <span>{organisation}</span>
            </a>
            <div className="tools"><a href={other}>{large ? '标准版' : '大字版'}</a><a href="/workbench/">登录</a></div>
          </div></div>
          {menu.length > 0 && (
            <nav className="nav" aria-label="主导航"><div className="w">
              {menu.map((item) => <a key={item.href} href={large ? `${item.href}${item.href.includes('?') ? '&' : '?'}large=1` : item.href} {...(item.on && { className: 'on', 'aria-current': 'page' as const })}>{item.label}</a>)}
            </div></nav>
          )}
        </header>
        <main id="main">{children}</main>
        <footer className="ft"><div className="w">
          <p><b style={{ color: '#fff' }}>{organisation}</b></p>
          {contact && <p>{contact}</p>}
        </div></footer>
      </body>
    </html>
  )
}

/** Hills and sun behind a campaign's name. */
export function Hills() {
  return (
    <>
      <svg className="sun" viewBox="0 0 300 300" aria-hidden="true"><circle cx="150" cy="150" r="30" fill="#F1F6EE" /><g fill="none" stroke="#8FC3CB" opacity=".6"><circle cx="150" cy="150" r="62" /><circle cx="150" cy="150" r="102" opacity=".7" /><circle cx="150" cy="150" r="146" opacity=".4" /></g></svg>
      <svg className="hills" viewBox="0 0 1440 420" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
        <defs>
          {[['g1', '#2F7F86', '#1C6070'], ['g2', '#3F9390', '#1F6B79'], ['g3', '#63AFA3', '#2B7E86']].map(([id, from, to]) => (
            <linearGradient key={id} id={id} x1="0" y1="0" x2="0" y2="1"><stop stopColor={from} /><stop offset="1" stopColor={to} /></linearGradient>
          ))}
        </defs>
        <path d="M0 330C90 300 130 262 190 258s88 40 150 20 96-92 152-96 84 70 150 66 110-72 176-70 98 62 160 58 96-84 158-80 96 74 154 70 88-44 148-40 102 30 152 26V420H0z" fill="url(#g1)" opacity=".7" />
        <path d="M0 372c70-12 120-58 196-56s110 42 186 34 116-66 190-62 102 52 172 50 128-62 204-56 112 50 176 44 106-58 170-52 96 44 146 38V420H0z" fill="url(#g2)" opacity=".75" />
        <path d="M0 402c110-8 170-34 260-32s150 26 240 20 160-38 250-34 150 32 240 28 160-34 240-30 140 24 210 20V420H0z" fill="url(#g3)" opacity=".8" />
      </svg>
    </>
  )
}
