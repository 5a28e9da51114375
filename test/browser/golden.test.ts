import { expect, it } from 'vitest'
import data from '../fixtures/golden/data.json'
import functions from '../fixtures/golden/functions.json'
import models from '../fixtures/golden/models.json'
import strategies from '../fixtures/golden/strategies.json'
import { golden, type GoldenName, type Hashes } from '../golden/golden.ts'

const recorded: Readonly<Record<GoldenName, Hashes>> = { functions, data, models, strategies }

it.each(Object.keys(golden) as GoldenName[])('%s: this browser computes the recorded bits', (name) => {
  expect(golden[name]()).toEqual(recorded[name])
})
