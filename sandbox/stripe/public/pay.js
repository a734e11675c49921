// Comfort only: the form works without this script.

const TEST_CARD = {
  email: 'ada@example.com',
  number: '4242 4242 4242 4242',
  cvc: '123',
  name: 'Ada Lovelace',
};

for (const form of document.querySelectorAll('form[data-payment]')) {
  const input = (name) => form.elements.namedItem(name);

  input('number').addEventListener('input', () => format(input('number'), groupDigits));
  input('expiry').addEventListener('input', () => format(input('expiry'), slashExpiry));

  const fill = form.querySelector('[data-fill]');
  fill.hidden = false;
  fill.addEventListener('click', () => {
    const card = { ...TEST_CARD, expiry: `12 / ${String(new Date().getFullYear() + 2).slice(2)}` };
    for (const [name, value] of Object.entries(card))
      if (name !== 'email' || !input(name).value) input(name).value = value;
    form.querySelector('.pay').focus();
  });

  const pay = form.querySelector('.pay');
  form.addEventListener('submit', () => {
    pay.disabled = true;
    pay.textContent = 'Processing…';
  });
  form.querySelector('[aria-invalid]')?.focus();
}

/** Formats while somebody types at the end of a field; elsewhere it would move the caret. */
function format(field, change) {
  if (field.selectionStart === field.value.length) field.value = change(field.value);
}

function groupDigits(text) {
  return text
    .replace(/\D/g, '')
    .slice(0, 19)
    .replace(/(\d{4})(?=\d)/g, '$1 ');
}

function slashExpiry(text) {
  // Backspace over the slash must not bring it back.
  if (/^\d\d ?\/$/.test(text)) return text.slice(0, 2);
  const digits = text.replace(/\D/g, '').slice(0, 4);
  return digits.length > 2 ? `${digits.slice(0, 2)} / ${digits.slice(2)}` : digits;
}
