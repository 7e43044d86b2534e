/** The one style of the authorization server's pages. Every pair of text and ground is at least 4.5 : 1 in both themes. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2427; --quiet: #5a6165; --paper: #fff; --ground: #f1f0ec; --low: #f7f6f3; --line: #8a8880; --faint: #d9d6ce; --act: #0f5f57; --on-act: #fff; --bad: #9b1c1c; --bad-low: #fdecea; --focus: #0b57d0 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebea; --quiet: #a9b2b7; --paper: #1c2126; --ground: #14171a; --low: #232930; --line: #7d8790; --faint: #343c44; --act: #7fd0c3; --on-act: #0c2320; --bad: #ffb4ab; --bad-low: #3b1f1d; --focus: #a8c7fa } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 ui-sans-serif, system-ui, 'Segoe UI', Roboto, sans-serif }
main { max-width: 44rem; margin: 5vh auto 2rem; padding: 2rem; background: var(--paper); border: 1px solid var(--faint); border-radius: 10px; overflow-wrap: anywhere }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25 }
h2 { margin: 1.75rem 0 .5rem; font-size: 1.125rem }
p { margin: .5rem 0 }
.quiet { color: var(--quiet) }
a { color: var(--act) }
ul { margin: .5rem 0; padding-left: 1.25rem }
fieldset { margin: .75rem 0; padding: .75rem 1rem 1rem; border: 1px solid var(--faint); border-radius: 8px; background: var(--low); min-width: 0 }
legend { float: left; width: 100%; padding: 0; font-size: 1.0625rem; font-weight: 650 }
legend + * { clear: both }
.ticks { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 0 1rem }
.ticks h3 { grid-column: 1 / -1; margin: .75rem 0 .125rem; font-size: 1rem; font-weight: 650 }
.tick { display: flex; align-items: flex-start; gap: .5rem; padding: .375rem 0; cursor: pointer; min-width: 0 }
.tick input { flex: none; width: 1.25rem; height: 1.25rem; margin: .125rem 0 0; accent-color: var(--act) }
input[type=text] { display: block; width: 100%; margin-top: .25rem; padding: .625rem .75rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 8px }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .375rem 1.25rem; margin: .5rem 0 }
dt { color: var(--quiet) }
dd { margin: 0 }
.fault { margin: 1rem 0; padding: .75rem 1rem; background: var(--bad-low); border-left: 4px solid var(--bad); border-radius: 6px }
.fault h2 { margin: 0; color: var(--bad) }
.choose { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.75rem }
button { flex: 1 1 12rem; min-height: 2.75rem; padding: .625rem 1rem; font: inherit; font-weight: 600; color: var(--on-act); background: var(--act); border: 1px solid var(--act); border-radius: 8px; cursor: pointer }
button.no { color: var(--ink); background: none; border-color: var(--line) }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px }
code { font-family: ui-monospace, Menlo, monospace; font-size: .9375rem }
@media (max-width: 40rem) {
  main { margin: 0; min-height: 100vh; padding: 1.25rem; border: 0; border-radius: 0 }
  dl { grid-template-columns: 1fr; gap: 0 }
  dd { margin-bottom: .5rem }
}
`;
