import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.PARLEY_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/app/',
  plugins: [react()],
  build: {
    outDir: process.env.DASHBOARD_OUT ?? '../server/target/classes/public/app',
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
  },
  test: { include: ['src/**/*.test.ts'] },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '^/(?!app/|@|src/|node_modules/)': { target: server, changeOrigin: false } },
  },
});
