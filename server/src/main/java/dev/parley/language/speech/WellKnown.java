package dev.parley.language.speech;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names and words that are written as everybody would write them who hears them. */
final class WellKnown {
  private static final Set<String> WORDS =
      Set.copyOf(
          List.of(
              """
              james john robert michael william david richard joseph thomas charles daniel matthew anthony mark donald
              paul andrew joshua kenneth kevin george edward timothy jason ryan jacob gary nicholas eric jonathan larry
              justin scott brandon benjamin samuel frank raymond patrick jack dennis jerry tyler aaron henry adam peter
              nathan douglas zachary kyle walter ethan jeremy harold keith christian roger noah austin arthur jesse joe
              bryan billy jordan albert dylan bruce willie gabriel alan juan logan wayne ralph roy eugene randy vincent
              russell louis bobby philip bob tom tim ben sam max leo mike dave jim bill will dan nick chris alex luke
              oliver harry mary patricia jennifer linda elizabeth barbara susan jessica karen lisa nancy betty sandra
              margaret ashley kimberly emily donna michelle carol amanda melissa deborah laura rebecca sharon cynthia amy
              angela helen brenda pamela nicole samantha ruth christine virginia julie olivia heather rose diana natalie
              grace alice judy judith emma martha maria hannah anna jane kate kim lucy sophie sue mia eva ella julia smith
              johnson williams jones miller davis wilson anderson taylor moore jackson martin white harris robinson walker
              young king wright hill green baker hall campbell mitchell roberts carter parker evans turner cooper morgan
              bell ward wood watson brooks bennett gray hughes price long foster ross morris rogers murphy gmail
              googlemail hotmail outlook yahoo icloud mail email web net online home office work shop store info contact
              hello support sales team admin company group house garden school church family music photo photos example
              test north south east west red blue black happy sky sun moon star water fire dog cat bird book books account
              accounts agency air animal apartment art auto bank bath bay beach beauty billing body bridge bright
              brother build building business cafe camp capital car care careers center central city classic clean clinic
              cloud coast coffee college contract corner country county craft credit customer dance day delivery dental
              design desk digital direct doctor dream dress drive eagle easy electric energy event expert express farm
              fast field finance first fish fit fitness flower food forest forge forward free fresh friend front future
              gallery games gate general gift global gold golden good grand grow guide gym hand harbor hardware health
              heart help heritage holiday horse hospital hub human ice insurance invoice island job jobs keep key kids
              kitchen lab lake land landing law leaf learn legal library life lift light line lion list live local lodge
              love machine magic map market master media medical member metro mobile modern money mountain nails new news
              next nurse ocean open orange orders organic park parking partner party payment payments people pet pets
              pharmacy pizza place plan planet plant plumbing point pool power press print pro property quick ranch ready
              real rental repair rescue reservation reservations restaurant return ride river riverside road rock roof
              room salon search secure security senior service services shine ship sign silver simple skin sleep smile
              snow social software solar solution solutions song sound space spa speed spirit sport sports spring square
              staff stage station stone street student studio style summer survey swim table taxi tech ticket tickets time
              top total town toy track trade train travel tree truck trust union united university valley vet view village
              vision visit walk wall warm watch wave way wedding welcome wellness wild wind wine winter women wonder world
              yard year yoga your zone com org edu gov co uk us ca au de io me biz eu
              """
                  .strip()
                  .split("\\s+", -1)));

  private WellKnown() {}

  static boolean contains(String word) {
    return WORDS.contains(word.toLowerCase(Locale.ROOT));
  }
}
