// Draws one picture as a program of its own, and leaves the painter open.
import { createPainter } from '../../../src/charts/render.ts';
import { picture } from './pictures.ts';

const { png } = await createPainter().draw(picture());
process.stdout.write(`drawn ${png.length}`);
