import type { Engine } from './engine.ts'

/** Draws form fields of a document; electronic seals are often the picture of a signature field. */
export interface FormLayer {
  draw(bitmap: number, page: number, width: number, height: number): void
  close(): void
}

/** The form layer of a document, or null when it has no form. */
export function openForm(pdfium: Engine, document: number): FormLayer | null {
  if (pdfium.call('FPDF_GetFormType', document) === 0) return null
  // FPDF_FORMFILLINFO: version 2, no callbacks; 256 bytes are more than any version of it needs.
  const info = pdfium.malloc(256)
  new Uint8Array(pdfium.memory(), info, 256).fill(0)
  new DataView(pdfium.memory()).setInt32(info, 2, true)
  const form = pdfium.call('FPDFDOC_InitFormFillEnvironment', document, info)
  if (form === 0) {
    pdfium.free(info)
    return null
  }
  return {
    draw(bitmap, page, width, height) {
      pdfium.call('FORM_OnAfterLoadPage', page, form)
      // 0x10: red first, as the page itself.
      pdfium.call('FPDF_FFLDraw', form, bitmap, page, 0, 0, width, height, 0, 0x10)
      pdfium.call('FORM_OnBeforeClosePage', page, form)
    },
    close() {
      pdfium.call('FPDFDOC_ExitFormFillEnvironment', form)
      pdfium.free(info)
    },
  }
}
