package dev.parley.language.speech;

import java.util.Locale;
import java.util.Set;

/** Names and words that are written as everybody would write them who hears them. */
final class WellKnown {
  private static final Set<String> WORDS =
      Set.of(
          """
          james john robert michael william david richard joseph thomas charles daniel matthew anthony mark donald paul
          andrew joshua kenneth kevin george edward timothy jason ryan jacob gary nicholas eric jonathan larry justin
          scott brandon benjamin samuel frank raymond patrick jack dennis jerry tyler aaron henry adam peter nathan
          douglas zachary kyle walter ethan jeremy harold keith christian roger noah austin arthur jesse joe bryan billy
          jordan albert dylan bruce willie gabriel alan juan logan wayne ralph roy eugene randy vincent russell louis
          bobby philip bob tom tim ben sam max leo mike dave jim bill will dan nick chris alex luke oliver harry
          mary patricia jennifer linda elizabeth barbara susan jessica karen lisa nancy betty sandra margaret ashley
          kimberly emily donna michelle carol amanda melissa deborah laura rebecca sharon cynthia amy angela helen
          brenda pamela nicole samantha ruth christine virginia julie olivia heather rose diana natalie grace alice judy
          judith emma martha maria hannah anna jane kate lucy sophie sue mia eva ella julia
          smith johnson williams jones miller davis wilson anderson taylor moore jackson martin white harris robinson
          walker young king wright hill green baker hall campbell mitchell roberts carter parker evans turner
          cooper morgan bell ward wood watson brooks bennett gray hughes price long foster ross morris rogers murphy
          gmail googlemail hotmail outlook yahoo icloud aol msn mail email web net online home office work shop store
          info contact hello support sales team admin company group house garden school church family music photo photos
          example test north south east west red blue black happy sky sun moon star water fire dog cat bird book books
          com org edu gov co uk us ca au de io me biz eu
          """
              .strip()
              .split("\\s+", -1));

  private WellKnown() {}

  static boolean contains(String word) {
    return WORDS.contains(word.toLowerCase(Locale.ROOT));
  }
}
