/** What a script of a hostile text would do; nobody may ever see it done. */
export const mark = "__hostile__";
const act = `window.${mark}=1`;

/** Texts that have broken out of their place in one product or another (field notes §4.3). */
export const hostileTexts: readonly string[] = [
  `<img src=x onerror=${act}>`,
  `"><script>${act}</script>`,
  `</title><script>${act}</script>`,
  `'-(${act})-'`,
  `<svg/onload=${act}>`,
  `javascript:${act}`,
  `&lt;script&gt;${act}&lt;/script&gt;`,
  "{{constructor.constructor('return 1')()}} <%= 7*7 %> #{7*7}",
  '=HYPERLINK("http://x.example")',
  "]]><!-- \\u003cscript\\u003e",
  "‮txt.exe\u2066 end",
  "Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030c a\u0489\u0489",
];
