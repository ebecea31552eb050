/** How the report looks: on a light and on a dark screen, and on paper. */
export const STYLE = `
:root{--bg:#f6f7f9;--card:#fff;--ink:#1b2330;--soft:#687386;--line:#e3e7ee;--up:#d2323b;--down:#1f62d0;--accent:#5b6bd6;--warn:#fff6e2;--warnline:#e6c272}
:root[lang=en]{--up:#0c8a62;--down:#cf3a3a}
@media(prefers-color-scheme:dark){:root{--bg:#12161d;--card:#1a202a;--ink:#e5eaf2;--soft:#93a0b4;--line:#2b3442;--up:#ff6d72;--down:#6ba2ff;--accent:#93a0ff;--warn:#2d2717;--warnline:#6d5820}:root[lang=en]{--up:#3ccb98;--down:#ff7a75}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:14px/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans KR","Apple SD Gothic Neo",sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1200px;margin:0 auto;padding:28px 20px 60px}
header h1{margin:0;font-size:26px;letter-spacing:-.01em}
header p{margin:4px 0 20px;color:var(--soft)}
h2{margin:0 0 12px;font-size:15px}
section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:18px;margin:0 0 16px}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(210px,1fr));gap:12px;margin:0 0 16px}
.tile{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:14px 16px;display:flex;flex-direction:column}
.tile span{color:var(--soft);font-size:12.5px}.tile strong{font-size:23px;letter-spacing:-.02em;line-height:1.35}.tile small{color:var(--soft);font-size:12px}
.warnings{background:var(--warn);border-color:var(--warnline)}.warnings ul{margin:0;padding-left:20px}.warnings h2{margin-bottom:6px}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(380px,1fr));gap:0 16px}
.chart{height:340px}.chart.high{height:460px}#fills{columns:3 280px;margin:12px 0 0;padding-left:18px;font-size:12.5px}#fills li{break-inside:avoid}
.up{color:var(--up)}.down{color:var(--down)}
table{border-collapse:collapse;width:100%}
th,td{padding:6px 10px;text-align:right;white-space:nowrap;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:500;font-size:12.5px}
td.text,th.text,tbody th{text-align:left}td.value{white-space:pre-wrap;overflow-wrap:anywhere}
#trades td.text{max-width:260px;overflow:hidden;text-overflow:ellipsis}
tbody tr:last-child td,tbody tr:last-child th{border-bottom:0}
.months td{min-width:64px}
.scroll{overflow:auto}.tall{max-height:560px}.tall thead th{position:sticky;top:0;background:var(--card);z-index:1}
th button{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer}th[aria-sort=ascending] button::after{content:" ▲"}th[aria-sort=descending] button::after{content:" ▼"}
.tools{display:flex;flex-wrap:wrap;gap:10px;align-items:center;margin-bottom:10px;color:var(--soft)}
input,select,#more{font:inherit;color:var(--ink);background:var(--bg);border:1px solid var(--line);border-radius:8px;padding:6px 10px}
#filter{min-width:230px}
@media print{.tall{max-height:none}section,.tile{break-inside:avoid}}
`
