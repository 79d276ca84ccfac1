// The shop's own script: the page works without it, and with it the cart fills without leaving the page.
(() => {
  window.dataLayer = window.dataLayer || [];

  const push = (json, change) => {
    const entry = JSON.parse(json);
    if (change) change(entry);
    window.dataLayer.push({ ecommerce: null });
    window.dataLayer.push(entry);
  };

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-push]');
    if (link) push(link.dataset.push);
  });

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.dataset.push) push(form.dataset.push);
    if (!form.dataset.addToCart) return;
    event.preventDefault();
    const quantity = Number(new FormData(form).get('quantity')) || 1;
    push(form.dataset.addToCart, (entry) => {
      entry.ecommerce.items[0].quantity = quantity;
      entry.ecommerce.value *= quantity;
    });
    fetch(form.action, { method: 'POST', body: new FormData(form), headers: { accept: 'application/json' } })
      .then((response) => response.json())
      .then(({ count }) => {
        for (const badge of document.querySelectorAll('[data-cart-count]')) badge.textContent = String(count);
        showToast();
      })
      .catch(() => form.submit());
  });

  let hiding;
  function showToast() {
    const toast = document.querySelector('[data-toast]');
    const link = document.createElement('a');
    link.href = toast.dataset.link;
    link.textContent = toast.dataset.linkText;
    toast.replaceChildren(`${toast.dataset.text} · `, link);
    toast.classList.add('toast-shown');
    clearTimeout(hiding);
    hiding = setTimeout(() => toast.classList.remove('toast-shown'), 5000);
  }
})();
