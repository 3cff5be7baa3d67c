import type { CSSProperties, ReactNode } from 'react'

const shapes = {
  search: <><circle cx="7" cy="7" r="4.3" /><path d="m10.3 10.3 3.4 3.4" /></>,
  home: <path d="M2.5 7 8 2.5 13.5 7v6.5h-4v-4h-3v4h-4z" />,
  inbox: <path d="M2.5 9 4.5 3h7l2 6v4h-11zM2.5 9h3l1 1.7h3l1-1.7h3" />,
  notice: <path d="M4 1.8h5.5L12.5 5v9.2H4zM9.3 2v3.2h3M6 8h4.5M6 10.7h4.5" />,
  plan: <><path d="M2.5 3.5h11M2.5 8h6M2.5 12.5h8" /><circle cx="12" cy="8" r="1.6" /></>,
  shield: <path d="M8 1.8 13 3.6V8c0 3-2.2 5-5 6.2C5.2 13 3 11 3 8V3.6zM5.8 7.9l1.7 1.6 2.8-3" />,
  ledger: <path d="M2 2.5h12v11H2zM2 6.2h12M2 9.8h12M6 2.5v11" />,
  summary: <path d="M3 13.5v-11h7l3 3v8zM5.5 11V9M8 11V6.5M10.5 11V8" />,
  people: <><circle cx="6" cy="5.5" r="2.3" /><path d="M1.8 13c.3-2.6 2-4 4.2-4s3.9 1.4 4.2 4M10.5 3.5a2.2 2.2 0 0 1 0 4.1M12 9.5c1.3.5 2.1 1.7 2.3 3.5" /></>,
  settings: <><circle cx="8" cy="8" r="2.1" /><path d="M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4" /></>,
  calendar: <path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3" />,
  upload: <path d="M8 10V2.5M5 5.3l3-3 3 3M2.8 10.5v3h10.4v-3" />,
  download: <path d="M8 2.2v7.6M5 6.9l3 3 3-3M2.8 11v2.7h10.4V11" />,
  folder: <path d="M2 3.5h4.5L8 5.2h6v8.3H2z" />,
  bell: <path d="M3.5 11.5c1-1 1.200-2.200 1.200-4.200a3.300 3.300 0 0 1 6.600 0c0 2 .2 3.200 1.200 4.200zM6.700 13.500h2.600" />,
  clock: <><circle cx="8" cy="8" r="5.8" /><path d="M8 4.800V8l2.200 1.400" /></>,
  ask: <><circle cx="8" cy="8" r="5.8" /><path d="M6.300 6.400a1.700 1.700 0 1 1 2.400 1.600c-.5.3-.7.6-.7 1.200M8 11.200v.1" /></>,
  check: <path d="m3 8.5 3.2 3.2L13 4.800" />,
  accepted: <><circle cx="8" cy="8" r="5.800" /><path d="m5.300 8.200 2 2 3.500-4" /></>,
  submitted: <><circle cx="8" cy="8" r="5.800" /><path d="M8 11V5.200M5.600 7.500 8 5.100l2.400 2.400" /></>,
  empty: <circle cx="8" cy="8" r="5.500" strokeDasharray="2.300 2.300" />,
  draft: <path d="m3 13 .6-2.800 7-7 2.200 2.200-7 7zM9.300 4.500l2.200 2.200" />,
  signed: <path d="M2.500 11.500c2-5 4-8 5-7.200s-2 6-1 6.200 2-2.500 3-2.500.5 2 1.500 2 1.500-.8 2.500-1M2.500 13.800h11" />,
  returned: <path d="M6 3 2.700 6.200 6 9.500M3 6.200h6.500a3.600 3.600 0 0 1 0 7.200H6.500" />,
  adopted: <path d="m8 1.900 1.900 3.900 4.200.6-3.050 3 .7 4.200L8 11.600l-3.750 2 .7-4.200-3.050-3 4.200-.6z" fill="currentColor" />,
  late: <path d="M8 2 14.300 13.300H1.700zM8 6.300v3.300M8 11.500v.1" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  plus: <path d="M8 3v10M3 8h10" />,
  more: <path d="M3.500 8h.1M8 8h.1M12.500 8h.1" strokeWidth="2.2" />,
  down: <path d="m4 6 4 4 4-4" />,
  right: <path d="m6 4 4 4-4 4" />,
  left: <path d="m10 4-4 4 4 4" />,
  menu: <path d="M2.500 4h11M2.500 8h11M2.500 12h11" />,
  live: <><circle cx="8" cy="8" r="2" /><path d="M4.400 4.400a5 5 0 0 0 0 7.200M11.600 4.400a5 5 0 0 1 0 7.200" /></>,
  link: <path d="m6.700 9.300 2.600-2.600M7.200 4.800l1.300-1.300a2.700 2.700 0 0 1 3.900 3.900L11.100 8.700M8.800 11.200l-1.300 1.300a2.700 2.700 0 0 1-3.900-3.900l1.300-1.300" />,
  phone: <path d="M4.500 2.500h2l1 3-1.300 1a7 7 0 0 0 3.300 3.300l1-1.300 3 1v2a1.500 1.500 0 0 1-1.600 1.500C6.800 12.600 3.400 9.200 3 4.100A1.500 1.500 0 0 1 4.500 2.500z" />,
  chat: <path d="M2.500 3h11v8H8l-3 2.500V11H2.500z" />,
  eye: <><path d="M1.500 8S4 3.800 8 3.800 14.500 8 14.500 8 12 12.200 8 12.200 1.500 8 1.500 8z" /><circle cx="8" cy="8" r="1.900" /></>,
  lock: <path d="M3.500 7h9v6.500h-9zM5.500 7V5a2.500 2.500 0 0 1 5 0v2" />,
  pause: <><circle cx="8" cy="8" r="5.800" /><path d="M6.300 5.800v4.400M9.700 5.800v4.400" /></>,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof shapes

/** A 16-px line icon; decorative, so a word always stands beside it (or `label` names it). */
export function Icon({ name, label, style }: { name: IconName; label?: string; style?: CSSProperties }) {
  return (
    <svg className="i" viewBox="0 0 16 16" style={style} {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}>
      {shapes[name]}
    </svg>
  )
}

/** The product's mark. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 30 30" aria-hidden="true">
      <rect width="30" height="30" rx="7" fill="#17596A" />
      <path d="M11 7v12.500M6.800 15.600 11 19.800l4.200-4.200" fill="none" stroke="#fff" strokeWidth="2.200" strokeLinecap="round" strokeLinejoin="round" />
      <path d="M19 23V10.500M14.800 14.400 19 10.200l4.200 4.200" fill="none" stroke="#9CCBD4" strokeWidth="2.200" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
