import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The workbench: one page application under /workbench/, served by the server from dist/workbench. */
export default defineConfig({
  root: 'src/main/workbench',
  base: '/workbench/',
  plugins: [react()],
  build: { outDir: '../../../dist/workbench', emptyOutDir: true, chunkSizeWarningLimit: 1500 },
  server: { host: '127.0.0.1', proxy: { '/api': { target: 'http://127.0.0.1:3000', changeOrigin: false } } },
})
