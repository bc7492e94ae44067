import { expect, it } from "vitest";
import { embedSnippet } from "./embed-snippet";

it("says what is shown and from where", () => {
  expect(embedSnippet("https://live.example/embed/alice_01", "Morning run")).toBe(
    '<iframe src="https://live.example/embed/alice_01" title="Morning run" style="width:100%;aspect-ratio:16/9;border:0" allow="autoplay; fullscreen; picture-in-picture" allowfullscreen></iframe>',
  );
});

it("lets no title leave its attribute", () => {
  const snippet = embedSnippet("https://h/embed/a", `"><script>alert('&amp;')</script>`);
  expect(snippet.match(/[<>"]/g)?.length).toBe(embedSnippet("x", "y").match(/[<>"]/g)?.length);
  expect(snippet).toContain("&quot;&gt;&lt;script&gt;alert('&amp;amp;')&lt;/script&gt;");
});
