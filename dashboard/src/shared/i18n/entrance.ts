import words from './entrance.json';
import { addWords } from './index';

addWords(words);
