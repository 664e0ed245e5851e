/** The console's style sheet: contrast of 7 : 1 and more, visible focus, tables that scroll rather than break the page. */
export const style = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #1a1a1a; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
a { color: #0b4aa2; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, .scroll:focus-visible { outline: 3px solid #b35c00; outline-offset: 2px; }
.skip { position: absolute; left: -999em; }
.skip:focus { left: 1em; top: 1em; background: #fff; padding: .5em; }
header { background: #12315a; color: #fff; }
header .inner, main, footer p { max-width: 76em; margin: 0 auto; padding: .8em 1.2em; }
header .inner { display: flex; flex-wrap: wrap; gap: .4em 2em; align-items: baseline; }
header a { color: #fff; }
header .brand { font-weight: 700; font-size: 1.15em; text-decoration: none; }
nav ul { display: flex; flex-wrap: wrap; gap: .2em 1.4em; list-style: none; margin: 0; padding: 0; }
nav a[aria-current] { font-weight: 700; text-decoration-thickness: 3px; }
header .now { margin-left: auto; font-variant-numeric: tabular-nums; }
h1 { font-size: 1.6em; line-height: 1.25; margin: .6em 0; }
h2 { font-size: 1.2em; margin: 1.8em 0 .5em; color: #12315a; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .94em; }
caption { text-align: left; padding: .3em 0; color: #454f5b; }
th, td { text-align: left; vertical-align: top; padding: .45em .7em; border-bottom: 1px solid #c8ced6; }
th { color: #12315a; border-bottom: 2px solid #12315a; white-space: nowrap; }
td.wide { min-width: 14em; overflow-wrap: anywhere; }
td.address { overflow-wrap: break-word; }
td time, .reference { white-space: nowrap; }
.reference { font-variant-numeric: tabular-nums; font-weight: 600; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .3em 1.4em; margin: .6em 0; }
dl.facts dt { color: #454f5b; }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
.badge { display: inline-block; padding: 0 .55em; border: 1px solid #454f5b; border-radius: 1em; font-size: .92em; white-space: nowrap; }
.badge.strong { border-color: #8a1f11; color: #8a1f11; font-weight: 700; }
.badge.good { border-color: #14602e; color: #14602e; }
ol.timeline { list-style: none; margin: 0; padding: 0 0 0 1.1em; border-left: 3px solid #c8ced6; }
ol.timeline li { margin: 0 0 .8em; }
ol.timeline time { display: block; color: #454f5b; font-size: .9em; }
details { border: 1px solid #c8ced6; border-radius: 4px; margin: .5em 0; padding: .5em .8em; }
summary { cursor: pointer; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: .94em/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; background: #f5f7fa; padding: .8em; border-left: 4px solid #6b7785; }
form.inline { display: inline; }
form.move { display: flex; flex-wrap: wrap; gap: .6em 1em; align-items: end; margin: .6em 0 1em; }
label { display: block; font-weight: 600; }
input, select, button { font: inherit; padding: .35em .6em; border: 1px solid #454f5b; border-radius: 4px; background: #fff; color: inherit; }
button { background: #12315a; color: #fff; border-color: #12315a; cursor: pointer; }
.notice { border: 1px solid #12315a; border-left-width: 6px; background: #f2f6fb; padding: .6em 1em; margin: 1em 0; }
.quiet { color: #454f5b; }
footer { color: #454f5b; border-top: 1px solid #c8ced6; margin-top: 3em; }
@media (max-width: 40em) { dl.facts { grid-template-columns: 1fr; } dl.facts dd { margin-bottom: .5em; } header .now { margin-left: 0; } }
`;
