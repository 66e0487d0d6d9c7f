import { type Painter, type Picture, escaped, image } from "./sheet.ts";

/** One picture of all: a row for each scene, a column for each language and theme. */
export async function contactSheet(
  painter: Painter,
  scenes: string[],
  pictures: Picture[],
  path: string,
): Promise<void> {
  const cell = (picture: Picture) =>
    `<figure>${image(picture, 360)}<figcaption>${picture.language}, ${picture.theme}</figcaption></figure>`;
  const rows = scenes.map(
    (scene) =>
      `<h2>${escaped(scene)}</h2><section>${pictures
        .filter((picture) => picture.scene === scene)
        .map(cell)
        .join("")}</section>`,
  );
  await painter.paint(path, `<style>${STYLE}</style>${rows.join("")}`, { width: 1480 });
}

const STYLE = `
  body { margin: 20px; font: 14px system-ui, sans-serif; background: #8a9099; }
  h2 { margin: 20px 0 8px; font-size: 18px; }
  section { display: grid; grid-template-columns: repeat(4, 1fr); gap: 16px; align-items: start; }
  figure { margin: 0; }
  img { display: block; max-width: 100%; box-shadow: 0 1px 8px rgb(0 0 0 / 40%); }
  figcaption { padding: 4px 0; font-size: 12px; }
`;
