/** For tests that need a browser of their own (crashes, other flags); all others share those of `page-server.ts`. */
export { type BrowserKind, launchBrowser } from '../../src/cli/launch-browser.ts'
