export { contrast, inkOn, readableOn, toAccent } from './colour';
export { escapeHtml, Html, html, paragraph, type HtmlValue } from './html';
export {
  answering,
  chooseLocale,
  LOCALE_PATTERN,
  localeOfQuery,
  pageLocale,
  wantsHtml,
} from './negotiate';
export { renderPage, sendPage, type PageContent, type PageOptions } from './page';
export { joinNames, maskEmail } from './mask';
export { problemPages } from './problem-page';
