/** Values that stand for a secret without being one. */
const STAND_IN =
  /^(?:\$\{?\w|\{\{|<|\*{3,}|x{3,}$|\.{3}$|…|true$|false$|yes$|no$|none$|null$|nil$|empty$|undefined$|required$|optional$|changeme$|redacted$|todo$|tbd$|\/|file:|vault:|secretref|valuefrom)/i;

/** Words that follow `password`, `token` or `key` in ordinary sentences. */
const PROSE_WORDS = new Set(
  (
    'a an the this that it its is are was be been being and or but nor if in on at to from by for of with without within into as via per ' +
    'must should shall will would can could may might need needs has have had do does did not no never always come comes coming came ' +
    'stored kept read taken given set lives live provided mounted injected generated rotated managed protected hashed encrypted required ' +
    'needed used using use optional reset resets policy policies manager managers auth authentication authorization hash hashing field fields ' +
    'login based less free file files secret secrets key keys env environment variable variables value values name names database db user ' +
    'username rotation change changes changed recovery service services server app application page pages form forms vault store stores ' +
    'storage endpoint endpoints expiry expires expiration ttl length min max issuer validation verification exchange refresh flow grant ' +
    'bucket budget limit limits ring mount mounted volume out off same existing which who whose when where there here then than so also ' +
    'only just too like please thanks because since while until after before you we i they he she my your our their us them me one ones ' +
    'handling check checks checker strength prompt prompts input inputs cache caches api apis mode type types size support supported ' +
    'sharing shared access lookup generation generator config configuration settings setting option options pair pairs pairing header headers ' +
    'strong secure long unique random complex safe short enough everywhere later first twice soon daily weekly monthly yearly often manually ' +
    'automatically regularly private hidden sensitive different identical ' +
    'account accounts automount token tokens password passwords kubernetes k8s cluster sealed external internal called named part parts'
  ).split(' '),
);

/** True when text that follows a secret's name, without `=` or `is`, can only be its value. */
export function looksLikeSecret(value: string): boolean {
  if (value.length < 4 || !isPossibleSecret(value)) return false;
  return (/\d/.test(value) && /[A-Za-z]/.test(value)) || /[!@#$%^&*+~?]/.test(value) || isMixedCase(value);
}

/** True unless the text is a stand-in, an ordinary word of a sentence, or nothing. */
export function isPossibleSecret(value: string): boolean {
  if (value === '' || STAND_IN.test(value)) return false;
  return !PROSE_WORDS.has(value.toLowerCase());
}

/** True for a long run of letters and digits of both cases: keys that carry no name. */
export function hasHighEntropy(value: string): boolean {
  if (value.length < 32 || !/^[A-Za-z\d+/_=-]+$/.test(value)) return false;
  if (isModelName(value)) return false;
  return /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value) && !/^[/-]/.test(value);
}

/**
 * `mistralai/Mistral-7B-Instruct-v0.3`: an owner, one slash, and words between dashes. Keys in base64 have a slash or a
 * dash, never both, and their runs of letters and digits are no words.
 */
function isModelName(value: string): boolean {
  const [owner = '', model = '', ...more] = value.split('/');
  return (
    more.length === 0 &&
    /^[A-Za-z][\w-]{1,40}$/.test(owner) &&
    model.includes('-') &&
    [...owner.split('-'), ...model.split('-')].every((word) => MODEL_WORD.test(word))
  );
}

/** `Instruct`, `DeepSeek`, `7B`, `8x7B`, `v0`, `R1`, `Qwen2`, `AWQ`. */
const MODEL_WORD =
  /^(?:(?:[A-Z]?[a-z]{2,20}|[A-Z]{2,6}){1,3}\d{0,2}|[a-zA-Z]?\d{1,4}(?:x\d{1,3})?[bBkKmM]?)$/;

function isMixedCase(value: string): boolean {
  return /[a-z][A-Z]/.test(value.slice(1)) && !/[./:]/.test(value);
}
