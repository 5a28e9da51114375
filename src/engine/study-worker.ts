import { expose } from 'comlink'
import { studyApi } from './study-api.ts'

expose(studyApi())
