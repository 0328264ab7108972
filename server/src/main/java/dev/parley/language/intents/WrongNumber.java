package dev.parley.language.intents;

import java.util.regex.Pattern;

/**
 * Whether somebody says outright that the call has reached the wrong telephone or person. Who only
 * knows nothing of the matter ("I didn't order anything") may have forgotten it, or was misheard.
 */
public final class WrongNumber {
  private static final Pattern OUTRIGHT =
      Pattern.compile(
          "(?i)\\bwrong (?:number|phone|person|one|guy|man|woman|lady|house|place|family|party|name"
              + "|extension)\\b|\\bmis-?dial|\\bdial+ed wrong"
              + "|\\b(?:no ?one|nobody|no such person|no (?-i:[A-Z])\\p{L}+)\\b.{0,20}\\b(?:here|called|named"
              + "|by (?:that|this) name|of that name|with that name|lives?)\\b"
              + "|\\b(?:not|isn['’]?t|ain['’]?t|never been) (?:(?:my|his|her|their) (?:name|number|phone)"
              + "|me|him|her|them|that person|who you)\\b"
              + "|\\b(?:you(?:['’]re| are)? (?:calling|looking for|after|want)|that['’]?s|this is)"
              + " (?:some(?:one|body) else|another)"
              + "|\\bdon['’]?t know (?:him|her|them|any(?:one|body)|who that|that (?:person|man|woman|name)|a )"
              + "|\\bnever heard of (?:him|her|them|that (?:person|name))"
              + "|\\b(?:doesn['’]?t|don['’]?t|does not|no longer|not) (?:live|work|stay)s? (?:here|at this)"
              + "|\\b(?:used to (?:have|be)|old|previous|former)\\b.{0,20}\\b(?:number|owner|tenant)"
              + "|\\b(?:has|have|had|got) (?:a |this )?(?:different|new) number\\b"
              + "|\\bmoved (?:out|away|house)\\b|\\bi(?:['’]m| am) not (?-i:[A-Z])\\p{L}+");

  private WrongNumber() {}

  /**
   * Whether a reply says so.
   *
   * @param reply as it was heard
   */
  public static boolean outright(String reply) {
    return OUTRIGHT.matcher(reply).find();
  }
}
