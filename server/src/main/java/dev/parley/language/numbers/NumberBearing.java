package dev.parley.language.numbers;

/** What a number that somebody says has to do with the one that was asked for. */
enum NumberBearing {
  /** As far as its words tell, it is the one. */
  ASKED,

  /** It may be one of several that make it up: "forty on my side". */
  ADDEND,

  /** It tells of something beside it, and is the one only if no other number is said. */
  BESIDE,

  /** It is of something else: a year, an age, the rent. */
  OTHER
}
