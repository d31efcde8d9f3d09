/** Where a certificate lies in the authority's folder. */
export function certificateFile(serialNumber: string): string {
  return `certificates/${serialNumber}.cer`
}
