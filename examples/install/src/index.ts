/** What every example needs around its own few files: see the folder's README. */
export { inFile } from './in-file.ts';
export { registerApp, type Registered } from './register-app.ts';
export { listenForAnswer } from './listen-for-answer.ts';
export { installApp } from './install-app.ts';
export { clauseInWords } from './clause-in-words.ts';
export { isTakenBack } from './is-taken-back.ts';
export { grantInWords, notGrantedInWords } from './grant-in-words.ts';
export { type Command, type ExampleContext, runExample } from './run-example.ts';
