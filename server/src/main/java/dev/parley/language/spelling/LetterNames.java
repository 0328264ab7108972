package dev.parley.language.spelling;

import java.util.Map;

/** What letters are called. */
public final class LetterNames {
  /** By the radio alphabet. */
  public static final Map<String, Character> NATO =
      Map.ofEntries(
          Map.entry("alpha", 'a'),
          Map.entry("alfa", 'a'),
          Map.entry("bravo", 'b'),
          Map.entry("charlie", 'c'),
          Map.entry("delta", 'd'),
          Map.entry("echo", 'e'),
          Map.entry("foxtrot", 'f'),
          Map.entry("golf", 'g'),
          Map.entry("hotel", 'h'),
          Map.entry("india", 'i'),
          Map.entry("juliet", 'j'),
          Map.entry("juliett", 'j'),
          Map.entry("kilo", 'k'),
          Map.entry("lima", 'l'),
          Map.entry("mike", 'm'),
          Map.entry("november", 'n'),
          Map.entry("oscar", 'o'),
          Map.entry("papa", 'p'),
          Map.entry("quebec", 'q'),
          Map.entry("romeo", 'r'),
          Map.entry("sierra", 's'),
          Map.entry("tango", 't'),
          Map.entry("uniform", 'u'),
          Map.entry("victor", 'v'),
          Map.entry("whiskey", 'w'),
          Map.entry("whisky", 'w'),
          Map.entry("xray", 'x'),
          Map.entry("yankee", 'y'),
          Map.entry("zulu", 'z'));

  /** Letters by their names, where a recogniser writes those. */
  public static final Map<String, Character> NAMES =
      Map.ofEntries(
          Map.entry("zed", 'z'),
          Map.entry("zee", 'z'),
          Map.entry("aitch", 'h'),
          Map.entry("haitch", 'h'),
          Map.entry("ess", 's'),
          Map.entry("eff", 'f'),
          Map.entry("ell", 'l'),
          Map.entry("tee", 't'),
          Map.entry("dee", 'd'),
          Map.entry("vee", 'v'),
          Map.entry("ar", 'r'),
          Map.entry("en", 'n'),
          Map.entry("em", 'm'),
          Map.entry("cee", 'c'),
          Map.entry("gee", 'g'),
          Map.entry("jay", 'j'),
          Map.entry("kay", 'k'),
          Map.entry("cue", 'q'),
          Map.entry("why", 'y'),
          Map.entry("bee", 'b'),
          Map.entry("pee", 'p'),
          Map.entry("ay", 'a'),
          Map.entry("ee", 'e'),
          Map.entry("ef", 'f'),
          Map.entry("aych", 'h'),
          Map.entry("el", 'l'),
          Map.entry("es", 's'),
          Map.entry("ex", 'x'),
          Map.entry("wye", 'y'));

  /** Words that sound like a letter, and are one only among letters. */
  static final Map<String, Character> SOUNDING =
      Map.of(
          "be", 'b', "see", 'c', "sea", 'c', "eye", 'i', "pea", 'p', "queue", 'q', "are", 'r',
          "tea", 't', "you", 'u');

  private LetterNames() {}
}
