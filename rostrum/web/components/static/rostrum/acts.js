// Sends an act and says what came of it. The page shows only what the record says: nothing is drawn ahead of it.

export const newKey = () => (crypto.randomUUID ? crypto.randomUUID()
  : Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(''));

// Read when sending: a press kept for a day would carry a token of yesterday.
const token = () => document.cookie.match(/(?:^|; )(?:__Host-)?csrf=([^;]+)/)?.[1]
  || document.querySelector('[name=csrfmiddlewaretoken]')?.value || '';

export async function send(address, fields) {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRFToken': token() },
    body: JSON.stringify(fields),
  });
  const told = await answer.json().catch(() => ({ ok: false, message: '' }));
  return { status: answer.status, ...told };
}

export function say(text) {
  const said = document.querySelector('[data-said]');
  if (!said) return;
  said.textContent = text || '';
  said.hidden = !text;
}

export const fieldsOf = (form) => Object.fromEntries(new FormData(form));
