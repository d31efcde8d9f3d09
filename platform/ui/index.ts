/*
 * The look of every page: typed JSX components rendered on the server. Only apps import it.
 * Every component is shown in all its states by StyleGuide.
 */
export { Alert, type AlertKind, Notice } from './alert.tsx'
export { Button, ButtonLink, type ButtonLinkProps, type ButtonProps, ButtonRow } from './button.tsx'
export { CameraStage } from './camera-stage.tsx'
export { Card, CardGrid, IconTile, LinkCard } from './card.tsx'
export {
  Checkbox,
  CheckboxGroup,
  type CheckboxGroupProps,
  type CheckboxProps,
  type Choice,
  RadioGroup,
  type RadioGroupProps,
} from './choice-groups.tsx'
export { DateField, type DateFieldProps, type DateParts } from './date-field.tsx'
export { Details } from './details.tsx'
export { ErrorPage } from './error-page.tsx'
export { ErrorSummary, type Problem, problemOf } from './error-summary.tsx'
export type { FieldProps } from './field.tsx'
export { FileField, type FileFieldProps } from './file-field.tsx'
export type { FooterLinks } from './footer.tsx'
export { Form, type FormProps } from './form.tsx'
export type { NavigationItem, SignedInUser } from './header.tsx'
export { Icon, type IconProps } from './icon.tsx'
export { IconItem, IconList } from './icon-list.tsx'
export type { IconName } from './icon-shapes.ts'
export { Layout, type LayoutProps, type Theme } from './layout.tsx'
export { Mark } from './mark.tsx'
export { HornOrnament, OrnamentBand, ShanyrakOrnament } from './ornament.tsx'
export { Pagination } from './pagination.tsx'
export { Confirmation, EmptyState, Hero } from './panels.tsx'
export { MessageBubble, PhoneFrame } from './phone-frame.tsx'
export { QrPicture } from './qr-picture.tsx'
export { Search } from './search.tsx'
export { Select, type SelectProps } from './select.tsx'
export { StepIndicator, type Task, TaskList } from './steps.tsx'
export { StyleGuide, type StyleGuideProps } from './style-guide/style-guide.tsx'
export { SummaryList, type SummaryRow } from './summary-list.tsx'
export { type Column, Table } from './table.tsx'
export { Tag, type TagColour } from './tag.tsx'
export {
  CodeField,
  type FieldWidth,
  IinField,
  type NumberedFieldProps,
  PhoneField,
  TextField,
  type TextFieldProps,
} from './text-field.tsx'
export { Countdown, type Moment, Progress, Timeline } from './time.tsx'
export { BackLink, Breadcrumbs, type Crumb } from './trail.tsx'
