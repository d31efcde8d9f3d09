import { FieldFrame, type FieldProps, stateOf } from './field.tsx'

export type FileFieldProps = FieldProps & {
  /** Such as `image/jpeg,image/png`. */
  readonly accept?: string
  /** Opens the camera at once on a phone: the front one for a face, the back one for a document. */
  readonly capture?: 'user' | 'environment'
  readonly multiple?: boolean
}

/** A file, or a picture taken on the spot. */
export function FileField({ accept, capture, multiple, ...frame }: FileFieldProps) {
  const { name, id = name, hint, error } = frame
  return (
    <FieldFrame {...frame}>
      <input
        class="ds-input file-input"
        type="file"
        id={id}
        name={name}
        accept={accept}
        capture={capture}
        multiple={multiple}
        {...stateOf(id, hint, error)}
      />
    </FieldFrame>
  )
}
