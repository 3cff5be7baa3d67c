import type { Page } from 'playwright-core'

/** Latin words a reader of Chinese screens expects to meet. */
const known = new Set(['Word', 'Excel', 'Ctrl', 'Enter', 'Space', 'Shift', 'Chrome', 'Chromium', 'Firefox', 'Safari', 'Edge', 'Linux', 'Windows', 'Android', 'macOS', 'HeadlessChrome', 'https', 'http', 'Liandong'])

/**
 * What is wrong with a page as it stands: wider than its window, still loading, English words or codes of the program left in it.
 * @param words further words allowed here, such as a secret key shown on purpose
 */
export async function faultsOf(page: Page, words: readonly RegExp[] = []): Promise<string[]> {
  const seen = await page.evaluate(() => {
    const visible = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getClientRects().length > 0
    const texts = new Set<string>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim()
      const parent = node.parentElement
      if (text && /[A-Za-z]/.test(text) && parent && !parent.closest('script, style, noscript') && visible(parent)) texts.add(text)
    }
    for (const element of document.body.querySelectorAll('[placeholder], [aria-label], [title], img[alt]'))
      for (const name of ['placeholder', 'aria-label', 'title', 'alt']) {
        const text = element.getAttribute(name)
        // The component library names its icons and the cross of a list in English; they stand beside words or in labelled places.
        if (text && /[A-Za-z]/.test(text) && !element.matches('.anticon, .ant-select-clear') && visible(element)) texts.add(text)
      }
    // What sticks out of the window, innermost first, unless a box around it scrolls or clips it.
    const width = document.documentElement.clientWidth
    const clipped = (element: Element) => {
      for (let box = element.parentElement; box && box !== document.documentElement; box = box.parentElement)
        if (getComputedStyle(box).overflowX !== 'visible') return true
      return false
    }
    const wide = document.documentElement.scrollWidth > width
      ? [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > width + 1 && visible(element) && !clipped(element)).at(-1)
      : undefined
    return {
      texts: [...texts],
      scrollWidth: document.documentElement.scrollWidth, width,
      wide: wide ? `${wide.tagName.toLowerCase()}.${wide.getAttribute('class') ?? ''}` : '',
      loading: document.querySelectorAll('.ant-skeleton, .ant-spin-spinning, .ant-btn-loading').length,
      blank: document.body.innerText.trim().length === 0,
    }
  })
  const faults: string[] = []
  if (seen.blank) faults.push('the page is blank')
  if (seen.scrollWidth > seen.width) faults.push(`wider than the window: ${seen.scrollWidth} > ${seen.width} (${seen.wide || 'unknown element'})`)
  if (seen.loading > 0) faults.push(`still loading: ${seen.loading} places`)
  for (const text of seen.texts) {
    const left = words.reduce((all, each) => all.replaceAll(each, ' '), bare(text))
    const code = /\b[a-z]+(?:_[a-z]+)+\b/.exec(left)?.[0]
    const word = left.match(/[A-Za-z]{4,}/g)?.find((each) => !known.has(each))
    if (code ?? word) faults.push(`${code ? 'code' : 'English'} “${code ?? word}” in “${text.slice(0, 80)}”`)
  }
  return faults
}

/** Without addresses, file names and account names, which may be Latin. */
function bare(text: string): string {
  return text
    .replaceAll(/\S+@\S+\.\S+/g, ' ')
    .replaceAll(/https?:\/\/\S+/g, ' ')
    .replaceAll(/[^\s“”《》]+\.(docx|doc|pdf|xlsx|txt|zip)\b/gi, ' ')
    .replaceAll(/\.(docx|doc|pdf|xlsx|txt|zip)\b/gi, ' ')
    .replaceAll(/\b(huodongban|shenfuguang|lingdao|guanliyuan|yz\d{3}-(lly|shr))\b/g, ' ')
}
