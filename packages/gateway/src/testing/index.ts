/** For tests of this and other packages: a real gateway on a free port, over a small seeded database. */
export {
  startTestGateway,
  TEST_NOW,
  TEST_TOKEN_KEY,
  type TestGateway,
  type Transport,
  type Watch,
} from './start-test-gateway.ts';
export { askOverHttp } from './over-http.ts';
export { type GatewayProcess, startGatewayProcess } from './gateway-process.ts';
export { nowhere } from './nowhere.ts';
export { effectsIn } from './effects.ts';
export { type Answer, codeOf, denialsOf, type Question } from './result.ts';
export { type Tamper, tamperedDatabase } from './tampered-database.ts';
export { type Frame, rawWebSocket, type RawWebSocket } from './raw-web-socket.ts';
export { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';
export { soon, until } from './until.ts';
export { type Browser, createBrowser } from './browser.ts';
export { browserOf, decide, formOf, registrationToken, testManifest, testSignIn } from './oauth-desk.ts';
export { createProofKey, type ProofKey } from './proof-key.ts';
export { followLink, openPage, readPageForm, sendPageForm, type ShownPage } from './page-form.ts';
export { createLoginBrowser, type LoginBrowser, type LoginPage } from './login-browser.ts';
export { inviteForTest, type LoggedIn, logInForTest, TEST_PASSWORD } from './test-login.ts';
