/** For the tests of the examples: a real gateway, and somebody at a desk who decides about apps. */
export { type Approval, type Desk, openDesk } from './open-desk.ts';
export { openTerminal, type Ran, type Terminal } from './terminal.ts';
export { freePort } from './free-port.ts';
