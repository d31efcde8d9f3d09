import { describe, expect, test } from 'vitest'
import { analysisOf, film, frameAt, yawsOf } from '../../testing/synthetic-head.ts'
import type { FaceEmbedding } from '../engine/tasks.ts'
import type { Action } from './actions.ts'
import { decideLiveness, type LivenessFrame } from './decide.ts'

const asked: Action[] = ['left', 'right', 'centre', 'left']

function person(first: number, second: number): FaceEmbedding {
  const length = Math.hypot(first, second)
  const vector = new Float32Array([first / length, second / length])
  return { models: ['faceplugin-fr@0.0.1'], vectors: [vector] }
}

function recognised(frames: readonly LivenessFrame[], who = (_: number) => person(1, 0)): LivenessFrame[] {
  return frames.map((frame, i) => (i % 5 === 0 ? { ...frame, embedding: who(i) } : frame))
}

describe('a head made of points in space', () => {
  test('that does what was asked is live', () => {
    const verdict = decideLiveness({ actions: asked, frames: recognised(film(yawsOf(asked))) })
    expect(verdict.reasons).toEqual([])
    expect(verdict.live).toBe(true)
    expect(verdict.actions).toEqual(asked)
  })

  test('pressed flat onto paper is not, though it turns as asked', () => {
    const verdict = decideLiveness({
      actions: asked,
      frames: recognised(film(yawsOf(asked), 100, { flat: true })),
    })
    expect(verdict.reasons).toEqual(['flat-picture'])
  })

  test('that turns too little is told so', () => {
    const small = yawsOf(asked).map((yaw) => yaw * 0.5)
    const { reasons } = decideLiveness({ actions: asked, frames: recognised(film(small)) })
    expect(reasons).toContain('turn-too-small')
  })
})

describe('one person from beginning to end', () => {
  test('another person in one recognised frame refuses the check', () => {
    const frames = recognised(film(yawsOf(asked)), (i) => (i === 10 ? person(0, 1) : person(1, 0)))
    expect(decideLiveness({ actions: asked, frames }).reasons).toEqual(['person-changed'])
  })

  test('no recognised frames prove nobody', () => {
    expect(decideLiveness({ actions: asked, frames: film(yawsOf(asked)) }).reasons).toEqual([
      'person-unproven',
    ])
  })
})

describe('one film from beginning to end', () => {
  test('a face that leaps across the picture is a cut', () => {
    const frames = recognised(film(yawsOf(asked)))
    frames[12] = { ...frames[12]!, analysis: frameAt(-30, 1200, { shift: 250 }).analysis }
    expect(decideLiveness({ actions: asked, frames }).reasons).toContain('scene-cut')
  })

  test('another room behind the face is a cut', () => {
    const frames = recognised(film(yawsOf(asked)))
    const room = Array.from({ length: 108 }, (_, i) => (i % 2 ? 20 : 230))
    frames[9] = { ...frames[9]!, analysis: { ...frames[9]!.analysis, scene: room } }
    expect(decideLiveness({ actions: asked, frames }).reasons).toContain('scene-cut')
  })

  test('a side reached without any way there is a cut', () => {
    const frames = recognised(film([0, 0, -35, -35, -35, -35, 35, 35, 35, 35, 35, 35, 35]))
    expect(decideLiveness({ actions: ['left', 'right'], frames }).reasons).toContain('scene-cut')
  })

  test('a face that is often lost, or often not alone, is refused', () => {
    const frames = recognised(film(yawsOf(asked)))
    const lost = frames.map((frame, i) =>
      i % 3 === 1 ? { ...frame, analysis: analysisOf(undefined) } : frame,
    )
    expect(decideLiveness({ actions: asked, frames: lost }).reasons).toContain('face-lost')
    const crowd = frames.map((frame, i) =>
      i % 3 ? frame : { ...frame, analysis: { ...frame.analysis, faces: 2 } },
    )
    expect(decideLiveness({ actions: asked, frames: crowd }).reasons).toContain('several-faces')
  })

  test('equal consecutive frames are no reason to refuse', () => {
    const doubled = yawsOf(asked).flatMap((yaw) => [yaw, yaw])
    expect(decideLiveness({ actions: asked, frames: recognised(film(doubled)) }).live).toBe(true)
  })
})

test('nothing at all is refused with reasons, not with an error', () => {
  const verdict = decideLiveness({ actions: asked, frames: [] })
  expect(verdict.live).toBe(false)
  expect(verdict.reasons).toContain('too-few-frames')
})
