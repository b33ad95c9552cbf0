// The font's files, found from this package, whatever the current directory is. The rasteriser
// draws nothing, silently, from woff and woff2: these must be TTF.
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

export const fontFiles = {
  400: resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  600: resolve('@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'),
} as const;
