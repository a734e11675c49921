<h1>Tea for people who ship</h1>
<p>A cloth-bound field guide, 128 pages. $12, postage included.</p>
<form data-selgeo action="/checkout" method="post">
  <p class="actions"><button class="button" type="submit">Buy the handbook</button></p>
</form>
<p class="small">The form takes the click ID to our back end, which opens a Checkout Session.</p>
