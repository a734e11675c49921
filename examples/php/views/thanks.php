<h1>Thank you</h1>
<p>Your order is in. The kettle can wait five more minutes.</p>
<p><a href="/">Back to the shop</a></p>
